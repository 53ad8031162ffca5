using System.Globalization;
using System.Text;

namespace Portal.Tests.Engine.Mapping;

/// <summary>JSON of any shape, with everything in it that a source may send and should not.</summary>
sealed class RandomJson(Random random, IReadOnlyList<string> names)
{
    static readonly string[] Escapes = ["\\ud800", "\\udc00", "\\ud83d\\ude00", "\\u0000", "\\n", "\\\"", "\\\\", "\\/", "\\u00e9", "é", "😀", "\\uFFFF", "\\u2028", "\u007f", " "];

    static readonly string[] Numbers = ["0", "-0", "-0.00", "1e5", "1E-5", "12.50", "1e400", "-1e-400", "1e999999", "1e9999999999", "123456789012345678901234567890.10", "1774746000", "253402300799999", "-62135596800"];

    static readonly string[] Texts = ["", " ", "12,5", "1.234,5", "true", "yes", "2026-03-29", "2026-03-29T02:30:00", "2026-03-29T01:00:00.5+02:00", "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00", "29.03.2026 02:30", "-", "()", "€"];

    public byte[] Record()
    {
        var bytes = new List<byte>();
        Write(bytes, Object(0));
        return [.. bytes];
    }

    /// <summary>Now and then a byte is put into a text that is no UTF-8.</summary>
    void Write(List<byte> bytes, string json)
    {
        foreach (var one in json.EnumerateRunes()) bytes.AddRange(one.Value == 0xE000 ? [(byte)random.Next(0x80, 0x100)] : Encoding.UTF8.GetBytes(one.ToString()));
    }

    string Value(int depth) => random.Next(depth > 6 ? 6 : 9) switch
    {
        0 => "null",
        1 => random.Next(2) == 0 ? "true" : "false",
        2 => Numbers[random.Next(Numbers.Length)],
        3 => random.Next(-100000, 100000).ToString(CultureInfo.InvariantCulture),
        4 => $"\"{Texts[random.Next(Texts.Length)]}\"",
        5 => Text(),
        6 => random.Next(200) == 0 ? string.Concat(Enumerable.Repeat('[', 100)) + string.Concat(Enumerable.Repeat(']', 100)) : List(depth),
        7 => List(depth),
        _ => Object(depth),
    };

    string List(int depth) => $"[{string.Join(',', Enumerable.Range(0, random.Next(4)).Select(_ => Value(depth + 1)))}]";

    string Object(int depth) => $"{{{string.Join(" ,", Enumerable.Range(0, random.Next(12)).Select(_ => $"{Name()} : {Value(depth + 1)}"))}}}";

    string Name() => random.Next(8) == 0 ? Text() : $"\"{names[random.Next(names.Count)]}\"";

    string Text() => $"\"{string.Concat(Enumerable.Range(0, random.Next(6)).Select(_ => random.Next(4) switch
    {
        0 => Escapes[random.Next(Escapes.Length)],
        1 => "\uE000",
        _ => ((char)random.Next('a', 'z' + 1)).ToString(),
    }))}\"";
}
