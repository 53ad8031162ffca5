using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Portal.Web.Platform.Logging;

/// <summary>Keeps what came from outside from looking like a line of the log's own, from steering a terminal, and from leaving a key there.</summary>
static partial class LogText
{
    static readonly SearchValues<char> Unsafe = SearchValues.Create(
        [.. Enumerable.Range(0, 0x20).Concat(Enumerable.Range(0x7f, 0x21)).Select(code => (char)code), '\u2028', '\u2029', .. "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"]);

    /// <summary>An agent's key that somebody put into an address is in whatever the framework says of the request; its beginning tells which it was.</summary>
    public static string WithoutKeys(string text) => text.Contains("prt_", StringComparison.Ordinal) ? Key().Replace(text, "$1_…") : text;

    public static string OneLine(string text)
    {
        text = WithoutKeys(text);
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

    [GeneratedRegex("(prt_[0-9A-Za-z]{8})_[0-9A-Za-z]{8,}")]
    private static partial Regex Key();

    static string Escape(char letter) => letter switch
    {
        '\n' => "\\n",
        '\r' => "\\r",
        '\t' => "\\t",
        _ => string.Create(CultureInfo.InvariantCulture, $"\\u{(int)letter:x4}"),
    };
}
