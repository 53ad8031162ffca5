using System.Runtime.InteropServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace Portal.Engine.Mapping.Values;

/// <summary>
/// Texts between JSON and UTF-8. What is no text at all (half of a surrogate pair, bytes that are no UTF-8) becomes U+FFFD,
/// so that every body can be stored and read everywhere.
/// </summary>
static class JsonText
{
    const int EscapeLength = 6;

    static readonly JavaScriptEncoder Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;

    /// <summary>What stands between the quotes, with its escapes.</summary>
    public static ReadOnlySpan<byte> Inside(JsonElement text) => JsonMarshal.GetRawUtf8Value(text)[1..^1];

    /// <returns>False for a list or an object. The text counts until something is added to the scratch.</returns>
    public static bool TryRead(JsonElement element, ByteBuffer scratch, out ReadOnlySpan<byte> text)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.String:
                text = Unescaped(Inside(element), scratch);
                return true;
            case JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False:
                text = JsonMarshal.GetRawUtf8Value(element);
                return true;
            default:
                text = [];
                return false;
        }
    }

    /// <summary>The text itself; where it is spelled differently it is made in the scratch.</summary>
    public static ReadOnlySpan<byte> Unescaped(ReadOnlySpan<byte> inside, ByteBuffer scratch)
    {
        if (!inside.Contains((byte)'\\') && Utf8.IsValid(inside)) return inside;
        var start = scratch.Length;
        while (inside.IndexOf((byte)'\\') is >= 0 and var at)
        {
            scratch.Add(inside[..at]);
            inside = inside[(at + Unescape(inside[at..], scratch))..];
        }

        scratch.Add(inside);
        if (Utf8.IsValid(scratch.From(start))) return scratch.From(start);
        var mended = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(scratch.From(start)));
        scratch.CutTo(start);
        scratch.Add(mended);
        return scratch.From(start);
    }

    /// <summary>Writes a text that the source has, with its quotes.</summary>
    public static void Copy(ReadOnlySpan<byte> inside, MappedRow row)
    {
        if (Encoder.FindFirstCharacterToEncodeUtf8(inside) >= 0)
        {
            Write(Unescaped(inside, row.Scratch), row.Output);
            return;
        }

        var room = row.Output.Room(inside.Length + 2);
        room[0] = (byte)'"';
        inside.CopyTo(room[1..]);
        room[inside.Length + 1] = (byte)'"';
        row.Output.Advance(inside.Length + 2);
    }

    /// <summary>Writes a text with its quotes and with escapes where they are needed.</summary>
    public static void Write(ReadOnlySpan<byte> text, ByteBuffer output)
    {
        output.Add((byte)'"');
        while (text.Length > 0)
        {
            Encoder.EncodeUtf8(text, output.Room(text.Length + (2 * EscapeLength)), out var consumed, out var written);
            output.Advance(written);
            text = text[consumed..];
        }

        output.Add((byte)'"');
    }

    /// <returns>How many bytes the escape takes.</returns>
    static int Unescape(ReadOnlySpan<byte> escape, ByteBuffer scratch)
    {
        if (escape[1] == 'u') return UnescapeUnit(escape, scratch);
        scratch.Add(escape[1] switch
        {
            (byte)'n' => (byte)'\n',
            (byte)'t' => (byte)'\t',
            (byte)'r' => (byte)'\r',
            (byte)'b' => (byte)'\b',
            (byte)'f' => (byte)'\f',
            var itself => itself,
        });
        return 2;
    }

    static int UnescapeUnit(ReadOnlySpan<byte> escape, ByteBuffer scratch)
    {
        var (unit, length) = (Unit(escape), EscapeLength);
        if (!Rune.TryCreate(unit, out var rune))
        {
            var isPair = escape.Length >= 2 * EscapeLength && escape[EscapeLength] == '\\' && escape[EscapeLength + 1] == 'u';
            if (isPair && Rune.TryCreate(unit, Unit(escape[EscapeLength..]), out rune)) length += EscapeLength;
            else rune = Rune.ReplacementChar;
        }

        scratch.Advance(rune.EncodeToUtf8(scratch.Room(4)));
        return length;
    }

    static char Unit(ReadOnlySpan<byte> escape)
    {
        var unit = 0;
        foreach (var digit in escape[2..EscapeLength]) unit = (unit << 4) | (char.IsAsciiDigit((char)digit) ? digit - '0' : (digit | 0x20) - 'a' + 10);
        return (char)unit;
    }
}
