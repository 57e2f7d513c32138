/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "corpus/dates.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "text/fold.h"

enum { NAME_BYTES = 32 }; /* longest month or weekday, in bytes */

/* Names as as_fold() writes them.  English, German, French, Spanish, Italian,
 * Portuguese, Dutch, Russian, Ukrainian, Greek, Turkish; where two languages
 * share a spelling they mean the same month. */
static const char *const months[12] = {
	" jan january januar janvier janv enero ene gennaio gen janeiro januari ocak "
	"январь января янв січня ιανουαριου ιαν ",
	" feb february februar fevrier fevr febrero febbraio fevereiro fev februari subat "
	"февраль февраля фев лютого φεβρουαριου φεβ ",
	" mar march marz mars marzo marco maart mart "
	"март марта мар березня μαρτιου μαρ ",
	" apr april avril avr abril abr aprile nisan "
	"апрель апреля апр квітня απριλιου απρ ",
	" may mai mayo maggio maio mei маи мая травня μαιου μαι mayıs mayis ",
	" jun june juni juin junio giugno giu junho haziran "
	"июнь июня июн червня ιουνιου ιουν ",
	" jul july juli juillet juil julio luglio lug julho temmuz "
	"июль июля июл липня ιουλιου ιουλ ",
	" aug august aout agosto ago augustus agustos "
	"август августа авг серпня αυγουστου αυγ ",
	" sep sept september septembre septiembre settembre set setembro eylul "
	"сентябрь сентября сен вересня σεπτεμβριου σεπ ",
	" oct october oktober okt octobre octubre ottobre ott outubro out ekim "
	"октябрь октября окт жовтня οκτωβριου οκτ ",
	" nov november novembre noviembre novembro kasım kasim "
	"ноябрь ноября ноя листопада νοεμβριου νοε ",
	" dec december dezember dez decembre diciembre dic dicembre dezembro aralık aralik "
	"декабрь декабря дек грудня δεκεμβριου δεκ ",
};
static const char *const weekdays[7] = {
	" monday mon montag lundi lunes lunedi maandag pazartesi "
	"понедельник понеделок δευτερα ",
	" tuesday tue tues dienstag mardi martes martedi dinsdag salı sali "
	"вторник вівторок τριτη ",
	" wednesday wed mittwoch mercredi miercoles mercoledi woensdag carsamba "
	"среда середа τεταρτη ",
	" thursday thu thur thurs donnerstag jeudi jueves giovedi donderdag persembe "
	"четверг четвер πεμπτη ",
	" friday fri freitag vendredi viernes venerdi vrijdag cuma пятница пятниця παρασκευη ",
	" saturday sat samstag samedi sabado sabato zaterdag суббота субота σαββατο cumartesi ",
	" sunday sun sonntag dimanche domingo domenica zondag pazar "
	"воскресенье неділя κυριακη ",
};

/* A place in the text, and where it must stop. */
struct cursor {
	const char *text;
	size_t len, at;
};

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool is_letter(char c)
{
	return ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') || (unsigned char)c >= 0x80;
}

static void skip(struct cursor *cursor, const char *any)
{
	while (cursor->at < cursor->len && cursor->text[cursor->at] && strchr(any, cursor->text[cursor->at]))
		cursor->at++;
}

static void skip_word(struct cursor *cursor, const char *word)
{
	size_t n = strlen(word);
	if (cursor->len - cursor->at >= n && !memcmp(cursor->text + cursor->at, word, n))
		cursor->at += n;
}

/* Up to `most` digits, none following; -1 otherwise. */
static int read_number(struct cursor *cursor, int least, int most)
{
	int digits = 0, value = 0;
	size_t at = cursor->at;
	while (at < cursor->len && is_digit(cursor->text[at]) && digits <= most) {
		value = value * 10 + (cursor->text[at++] - '0');
		digits++;
	}
	if (digits < least || digits > most)
		return -1;
	cursor->at = at;
	return value;
}

/* The 1-based row whose names hold the word at the cursor; 0 for none. */
static int read_name(struct cursor *cursor, const char *const *rows, int count)
{
	size_t end = cursor->at;
	while (end < cursor->len && end - cursor->at < NAME_BYTES && is_letter(cursor->text[end]))
		end++;
	if (end == cursor->at || end - cursor->at == NAME_BYTES)
		return 0;
	struct as_buf name = AS_BUF_INIT;
	as_buf_addc(&name, ' ');
	as_fold(&name, cursor->text + cursor->at, end - cursor->at);
	as_buf_addc(&name, ' ');
	int row = 0;
	for (int i = 0; i < count && !row && name.len > 3; i++)
		if (strstr(rows[i], name.data))
			row = i + 1;
	as_buf_free(&name);
	if (row)
		cursor->at = end;
	return row;
}

static bool is_leap(int year)
{
	return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

static bool is_possible(const struct as_date *date)
{
	static const int days[12] = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	if (date->month < 1 || date->month > 12 || date->day < 1 || date->day > days[date->month - 1])
		return false;
	return date->month != 2 || date->day < 29 || !date->year || is_leap(date->year);
}

/* "20211213", "2021-12-13". */
static bool read_figures(struct as_date *date, struct cursor *cursor)
{
	struct cursor c = *cursor;
	int whole = read_number(&c, 8, 8);
	if (whole >= 0) {
		date->year = whole / 10000;
		date->month = whole / 100 % 100;
		date->day = whole % 100;
	} else {
		date->year = read_number(&c, 4, 4);
		char separator = c.at < c.len ? c.text[c.at] : '\0';
		if (date->year < 0 || (separator != '-' && separator != '/' && separator != '.'))
			return false;
		c.at++;
		date->month = read_number(&c, 1, 2);
		if (c.at >= c.len || c.text[c.at] != separator)
			return false;
		c.at++;
		date->day = read_number(&c, 1, 2);
	}
	if (date->year < 1000 || !is_possible(date))
		return false;
	*cursor = c;
	return true;
}

/* A year after a named date; leaves the cursor where it was when there is none. */
static int read_year(struct cursor *cursor)
{
	struct cursor c = *cursor;
	skip(&c, ", .");
	skip_word(&c, "de ");
	int year = read_number(&c, 4, 4);
	if (year < 1000 || year > 2999)
		return 0;
	*cursor = c;
	return year;
}

/* "Jan. 11", "January 11, 2022", "11 January 2022", "11. Januar", "1er mars". */
static bool read_named(struct as_date *date, struct cursor *cursor)
{
	struct cursor c = *cursor;
	date->day = read_number(&c, 1, 2);
	if (date->day >= 0) {
		skip(&c, ".");
		skip_word(&c, "er");
		skip(&c, " ");
		skip_word(&c, "de ");
		date->month = read_name(&c, months, 12);
	} else {
		date->month = read_name(&c, months, 12);
		skip(&c, ". ");
		date->day = date->month ? read_number(&c, 1, 2) : -1;
	}
	if (!is_possible(date))
		return false;
	date->year = read_year(&c);
	if (!is_possible(date))
		return false;
	*cursor = c;
	return true;
}

bool as_date_read(struct as_date *date, const char *text, size_t len, size_t at)
{
	struct cursor c = {text, len, at};
	*date = (struct as_date){0};
	struct as_date found = {.weekday = read_name(&c, weekdays, 7)};
	found.weekday_span = (struct as_span){at, c.at};
	if (found.weekday)
		skip(&c, ",. ");
	size_t start = found.weekday ? at : c.at;
	if (!read_figures(&found, &c)) {
		found.year = 0;
		if (!read_named(&found, &c))
			return false;
	}
	found.span = (struct as_span){start, c.at};
	*date = found;
	return true;
}

long as_date_days(int year, int month, int day)
{
	long y = month <= 2 ? year - 1 : year;
	long era = y / 400, of_era = y - era * 400;
	long of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
	return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
}

int as_date_weekday(int year, int month, int day)
{
	/* 1970-01-01 was a Thursday. */
	return (int)(((as_date_days(year, month, day) + 3) % 7 + 7) % 7) + 1;
}

long as_date_distance(const struct as_date *full, const struct as_date *other)
{
	long here = as_date_days(full->year, full->month, full->day);
	if (other->year)
		return labs(here - as_date_days(other->year, other->month, other->day));
	long best = 366;
	for (int year = full->year - 1; year <= full->year + 1; year++) {
		long distance = labs(here - as_date_days(year, other->month, other->day));
		if (distance < best)
			best = distance;
	}
	return best;
}
