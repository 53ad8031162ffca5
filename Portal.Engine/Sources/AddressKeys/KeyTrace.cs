using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Portal.Engine.Sources.AddressKeys;

/// <summary>
/// Finds a key in what a source says, plain or escaped as addresses, JSON and web pages do it. A short key, or one of a few digits,
/// may stand anywhere by chance, where to take it out would falsify a row: it is taken out only behind the name of its parameter.
/// </summary>
sealed class KeyTrace
{
    const int ShortestAnywhere = 12, ShortestOfDigits = 20, LongestLetter = 8;

    const string Stars = "****";

    readonly Regex _there;
    readonly string _instead;

    /// <param name="parameter">The parameter that it goes into.</param>
    /// <param name="key">The key, of plain letters, digits and signs.</param>
    public KeyTrace(string parameter, string key)
    {
        var isAnywhere = key.Length >= (key.All(char.IsAsciiDigit) ? ShortestOfDigits : ShortestAnywhere);
        var letters = isAnywhere ? key.Select(Written) : [.. parameter.Select(Named), Written('='), .. key.Select(Written)];
        _there = new Regex(string.Join("\0?", letters), RegexOptions.CultureInvariant);
        _instead = isAnywhere ? Stars : $"{parameter}={Stars}";
        Key = key;
        Longest = (parameter.Length + 1 + key.Length) * LongestLetter;
    }

    public string Key { get; }

    /// <summary>Nothing that is found is longer.</summary>
    public int Longest { get; }

    /// <summary>What is put in its place.</summary>
    public ReadOnlySpan<byte> Instead => Encoding.ASCII.GetBytes(_instead);

    public bool IsIn(string text) => _there.IsMatch(text);

    public string Clean(string text) => _there.Replace(text, _instead.Replace("$", "$$", StringComparison.Ordinal));

    /// <param name="text">Bytes, each as the letter of the same number.</param>
    public Regex.ValueMatchEnumerator In(ReadOnlySpan<char> text) => _there.EnumerateMatches(text);

    static string Named(char letter) => char.IsAsciiLetter(letter) ? $"(?:{Written(char.ToLowerInvariant(letter))}|{Written(char.ToUpperInvariant(letter))})" : Written(letter);

    /// <summary>`+`, `%2B`, `%252B`, `\u002b`, `\+`, `&amp;#43;`, `&amp;#x2B;`: a letter in each way in which it may be written.</summary>
    static string Written(char letter)
    {
        var (plain, hex) = (Regex.Escape($"{letter}"), string.Concat($"{(int)letter:x2}".Select(digit => char.IsAsciiLetter(digit) ? $"[{digit}{char.ToUpperInvariant(digit)}]" : $"{digit}")));
        return string.Create(CultureInfo.InvariantCulture, $@"(?:{plain}|\\{plain}|%(?:25){{0,2}}{hex}|\\[uU]00{hex}|&#{(int)letter};|&#[xX]{hex};{(letter == ' ' ? @"|\+" : letter == '&' ? "|&amp;" : "")})");
    }
}
