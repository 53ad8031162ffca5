using System.Buffers;
using System.Globalization;
using System.Text;

namespace Portal.Web.Platform.Logging;

/// <summary>Keeps what came from outside from looking like a line of the log's own, or from steering a terminal.</summary>
static class LogText
{
    static readonly SearchValues<char> Unsafe = SearchValues.Create(
        [.. Enumerable.Range(0, 0x20).Concat(Enumerable.Range(0x7f, 0x21)).Select(code => (char)code), '\u2028', '\u2029', .. "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"]);

    public static string OneLine(string text)
    {
        if (!text.AsSpan().ContainsAny(Unsafe)) return text;
        var safe = new StringBuilder(text.Length + 16);
        foreach (var letter in text)
        {
            if (!Unsafe.Contains(letter)) safe.Append(letter);
            else safe.Append(Escape(letter));
        }

        return safe.ToString();
    }

    /// <summary>Several lines, each set in, so that none can pass for the beginning of an entry.</summary>
    public static string SetIn(string text) =>
        string.Join(Environment.NewLine, text.ReplaceLineEndings("\n").Split('\n').Select(line => $"    {OneLine(line)}"));

    static string Escape(char letter) => letter switch
    {
        '\n' => "\\n",
        '\r' => "\\r",
        '\t' => "\\t",
        _ => string.Create(CultureInfo.InvariantCulture, $"\\u{(int)letter:x4}"),
    };
}
