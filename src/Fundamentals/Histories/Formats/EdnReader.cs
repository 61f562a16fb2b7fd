using System.Globalization;
using System.Text;

namespace Fundamentals.Histories;

/// <summary>
/// Reads values of Clojure's data notation: nil, true, false, numbers, strings, keywords, vectors, lists and maps with
/// keywords as keys. A keyword becomes text that begins with a colon; a map becomes a dictionary whose keys have none.
/// </summary>
internal sealed class EdnReader(string text)
{
    private int _at;

    public static object? Read(string text)
    {
        var reader = new EdnReader(text);
        var value = reader.Value();
        reader.SkipBlank();
        return reader._at == text.Length ? value : throw new FormatException($"has '{text[reader._at..]}' after the end of the value.");
    }

    private object? Value()
    {
        SkipBlank();
        return Peek() switch
        {
            '{' => Map(),
            '[' => Items(']'),
            '(' => Items(')'),
            '"' => Text(),
            _ => Atom(),
        };
    }

    private Dictionary<string, object?> Map()
    {
        var map = new Dictionary<string, object?>(StringComparer.Ordinal);
        _at++;
        while (!Closes('}'))
        {
            var column = _at + 1;
            if (Value() is not string { Length: > 1 } key || key[0] != ':')
                throw new FormatException($"has a key that is not a keyword such as :type, at column {column}.");
            map[key[1..]] = Value();
        }

        return map;
    }

    private ValueList Items(char close)
    {
        var items = new List<object?>();
        _at++;
        while (!Closes(close))
            items.Add(Value());
        return new ValueList(items);
    }

    private string Text()
    {
        var content = new StringBuilder();
        _at++;
        while (Peek() != '"')
        {
            if (Peek() == '\\')
            {
                _at++;
                content.Append(Peek() switch { 'n' => '\n', 't' => '\t', 'r' => '\r', var c => c });
            }
            else
            {
                content.Append(Peek());
            }

            _at++;
        }

        _at++;
        return content.ToString();
    }

    private object? Atom()
    {
        var start = _at;
        while (_at < text.Length && !char.IsWhiteSpace(text[_at]) && !",{}[]()\"".Contains(text[_at]))
            _at++;
        var atom = text[start.._at];
        return atom switch
        {
            "nil" => null,
            "true" => true,
            "false" => false,
            [':', _, ..] => atom,
            _ when long.TryParse(atom, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) => number,
            _ when double.TryParse(atom, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => number,
            _ => throw new FormatException($"has '{(atom.Length > 0 ? atom : text[start])}' at column {start + 1}; expected nil, true, false, a number, a \"string\", a :keyword, a [vector] or a {{:map}}."),
        };
    }

    private bool Closes(char close)
    {
        SkipBlank();
        if (Peek() != close)
            return false;
        _at++;
        return true;
    }

    private char Peek() => _at < text.Length ? text[_at] : throw new FormatException("ends in the middle of a value.");

    private void SkipBlank()
    {
        while (_at < text.Length && (char.IsWhiteSpace(text[_at]) || text[_at] == ','))
            _at++;
    }
}
