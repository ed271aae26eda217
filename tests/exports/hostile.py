"""What people, or somebody who means harm, may write where a text of their own is allowed, and how it is shown."""
import re

TEXTS = [
    "=1+1", "=cmd|' /C calc'!A0", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "'=1", "''=1", "'", "'t Hart", "a;=1+1", "a\t+1",
    "\uff1d1", "\uff0b1", "\uff0d1", "\uff201", "-", "=", "a=b", "a-b", " =1", "=1;=2;-3",
    'say "ah"', '"', '""', "a,b", ",", ";", "one\ntwo", "one\r\ntwo", "one\rtwo", "end\n", "\r\n", " padded ",
    "x\r\nATTENDEE:mailto:a@b", "x\nEND:VEVENT\nBEGIN:VEVENT", "BEGIN:VCALENDAR", "a\\nb", "a\\", "\\;", "a:b", 'CN="x"',
    "\U0001F9B5\U0001F3C3\u200d\u2640\ufe0f", "Jos\u00e9 \u65e5\u672c\u8a9e", "\u202eback", "e\u0301" * 100, "\U0001F9B5" * 200, "x" * 200,
    "\u00e9" * 199 + ",", "a\x1b[31mred", "a\x00b", "a\x7fb", "a\u009bb", "\ufeffstart", "\u2028line", "NULL", "true", "007", "1e5",
    "\u0639\u0644\u06cc\u200c\u0631\u0636\u0627", "na\u200cme", "\u200bhidden", "soft\u00adhyphen", "\u2066isolate\u2069", "\u3164", "\U000e0041tag",
]

HIDDEN = re.compile("[\x00-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164"
                    "\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]")
SHAPING = re.compile("[\u180b-\u180d\u180f\u200c\u200d\ufe00-\ufe0f\U000e0100-\U000e01ef]")  # the letter before


def shown(text, kept=""):
    """What the program makes of it wherever it shows it: what could reorder or hide text is an escape, but for `kept`."""
    out = ""
    for letter in text:
        code = ord(letter)
        shapes = SHAPING.match(letter) and out[-1:] > "\x7f" and not SHAPING.match(out[-1])
        if letter in kept or shapes or not HIDDEN.match(letter):
            out += letter
        elif letter in "\n\r\t":
            out += {"\n": "\\n", "\r": "\\r", "\t": "\\t"}[letter]
        else:
            out += f"\\x{code:02x}" if code < 0x80 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
    return out
