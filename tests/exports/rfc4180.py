"""A strict reader of CSV (RFC 4180, with UTF-8 text), written from the standard: a state machine over characters. BAD shows that it bites."""


def read(octets):
    """The records, and what is wrong with them."""
    found = []
    try:
        text = octets.decode("utf-8")
    except UnicodeDecodeError as error:
        return [], [f"not UTF-8 at {error.start}"]
    if text.startswith("\ufeff"):
        found.append("a byte order mark")
    records, record, field = [], [], ""
    state = "start"  # of a field; then plain, quoted, closed (behind a quote that may end the field), cr (behind a carriage return)
    for at, letter in enumerate(text):
        if state == "cr":
            if letter != "\n":
                found.append(f"a carriage return alone at {at}")
            records.append(record + [field])
            record, field, state = [], "", "start"
            if letter == "\n":
                continue
        if state == "quoted":
            if letter == '"':
                state = "closed"
            else:
                field += letter
            if letter < " " and letter not in "\t\r\n" or letter == "\x7f":
                found.append(f"a control character at {at}")
        elif state == "closed" and letter == '"':
            field += letter
            state = "quoted"
        elif letter == ",":
            record, field, state = record + [field], "", "start"
        elif letter == "\r":
            state = "cr"
        elif state == "closed":
            found.append(f"text behind the closing quote at {at}")
            state = "plain"
        elif letter == '"' and state == "start":
            state = "quoted"
        elif letter == '"':
            found.append(f"a quote inside a field at {at}")
        elif letter < " " or letter == "\x7f":
            found.append(f"a control character or a line feed alone at {at}")
        else:
            field += letter
            state = "plain"
    if state == "cr" or state == "quoted":
        found.append("a quote that is never closed" if state == "quoted" else "a carriage return at the end")
    elif record or field or state == "closed":
        found.append("the last record has no line end")
        records.append(record + [field])
    if len({len(each) for each in records}) > 1:
        found.append(f"records of different lengths: {sorted({len(each) for each in records})}")
    return records, found


BAD = {
    "line feeds alone": b"a,b\n1,2\n",
    "a carriage return alone": b"a,b\r1,2\r\n",
    "no line end": b"a,b\r\n1,2",
    "too few fields": b"a,b\r\n1\r\n",
    "too many fields": b"a,b\r\n1,2,3\r\n",
    "a comma at the end": b"a,b\r\n1,2,\r\n",
    "a quote inside a field": b"a,b\r\nx\"y,2\r\n",
    "text behind a quote": b"a,b\r\n\"x\"y,2\r\n",
    "an open quote": b"a,b\r\n\"x,2\r\n",
    "a byte order mark": b"\xef\xbb\xbfa,b\r\n1,2\r\n",
    "latin-1": b"a,b\r\n\xe9,2\r\n",
    "an escape character": b"a,b\r\n\x1b[31m,2\r\n",
    "an escape character in quotes": b"a,b\r\n\"\x1b[31m\",2\r\n",
}

UNUSUAL = {
    b"a,b\r\n1,2\r\n": [["a", "b"], ["1", "2"]],
    b"a\r\n\"\"\r\n": [["a"], [""]],
    b"a,b\r\n,\r\n": [["a", "b"], ["", ""]],
    b"a,b\r\n\"x,\"\"y\"\"\r\nz\",\" \"\r\n": [["a", "b"], ["x,\"y\"\r\nz", " "]],
    "a,b\r\n\u00e9,\U0001F9B5\r\n".encode(): [["a", "b"], ["\u00e9", "\U0001F9B5"]],
}
