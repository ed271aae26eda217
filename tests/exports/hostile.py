"""What people, or somebody who means harm, may write where a text of their own is allowed."""

TEXTS = [
    "=1+1", "=cmd|' /C calc'!A0", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "'=1", "''=1", "'", "'t Hart", "a;=1+1", "a\t+1",
    "\uff1d1", "\uff0b1", "\uff0d1", "\uff201", "-", "=", "a=b", "a-b", " =1", "=1;=2;-3",
    'say "ah"', '"', '""', "a,b", ",", ";", "one\ntwo", "one\r\ntwo", "one\rtwo", "end\n", "\r\n", " padded ",
    "x\r\nATTENDEE:mailto:a@b", "x\nEND:VEVENT\nBEGIN:VEVENT", "BEGIN:VCALENDAR", "a\\nb", "a\\", "\\;", "a:b", 'CN="x"',
    "\U0001F9B5\U0001F3C3\u200d\u2640\ufe0f", "Jos\u00e9 \u65e5\u672c\u8a9e", "\u202eback", "e\u0301" * 100, "\U0001F9B5" * 200, "x" * 200,
    "\u00e9" * 199 + ",", "a\x1b[31mred", "a\x00b", "a\x7fb", "a\u009bb", "\ufeffstart", "\u2028line", "NULL", "true", "007", "1e5",
]
