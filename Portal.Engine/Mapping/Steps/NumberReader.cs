using System.Globalization;
using System.Text;
using System.Text.Json;
using Portal.Engine.Mapping.Values;

namespace Portal.Engine.Mapping.Steps;

/// <summary>
/// Reads numbers as one culture writes them. Thousands must stand where they belong: 12.5 is not 125, even where a dot
/// separates thousands.
/// </summary>
sealed class NumberReader(CultureInfo culture, IReadOnlyList<string> strip)
{
    const string Spaces = " \u00A0\u202F\u2009", Quotes = "'\u2019", Minus = "-\u2212", Exponent = "eE";
    const int MostExponentDigits = 4;

    readonly string _decimal = culture.NumberFormat.NumberDecimalSeparator;
    readonly string _groups = Alike(culture.NumberFormat.NumberGroupSeparator);
    readonly int[] _sizes = culture.NumberFormat.NumberGroupSizes;
    readonly string[] _strip = [.. strip.Append(culture.NumberFormat.CurrencySymbol).Where(word => word.Length > 0).OrderByDescending(word => word.Length)];

    public FieldValue Read(FieldValue value, MappedRow row)
    {
        if (value.IsNothing || value is { Kind: ValueKind.Number } or { Element.ValueKind: JsonValueKind.Number }) return value;
        if (!value.TryText(row, out var text) || text.Length > TextChanges.OnStack) return FieldValue.Refused("is not a number");
        var letters = TextChanges.Chars(text, stackalloc char[TextChanges.OnStack]);
        var start = row.Scratch.Length;
        return TryRead(letters, row.Scratch) ? FieldValue.Of(ValueKind.Number, row, start) : FieldValue.Refused("is not a number");
    }

    bool TryRead(ReadOnlySpan<char> text, ByteBuffer scratch)
    {
        text = Bare(text, out var isNegative);
        if (isNegative) scratch.Add((byte)'-');
        var at = text.IndexOfAny(Exponent);
        var exponent = at < 0 ? [] : text[(at + 1)..];
        if (at >= 0)
        {
            text = text[..at];
            if (!IsExponent(exponent)) return false;
        }

        var point = text.LastIndexOf(_decimal, StringComparison.Ordinal);
        var fraction = point < 0 ? [] : text[(point + _decimal.Length)..];
        if (point >= 0 && (fraction.IsEmpty || !IsDigits(fraction))) return false;
        if (!TryWhole(point < 0 ? text : text[..point], point >= 0, scratch)) return false;
        if (point >= 0) Add(".", fraction, scratch);
        if (at >= 0) Add("e", exponent, scratch);
        return true;
    }

    /// <summary>Without signs, currencies and the space around them.</summary>
    ReadOnlySpan<char> Bare(ReadOnlySpan<char> text, out bool isNegative)
    {
        var isSigned = false;
        isNegative = false;
        for (var before = -1; before != text.Length && text.Length > 0;)
        {
            before = text.Length;
            text = WithoutWords(text.Trim());
            if (isSigned || text.Length < 2) continue;
            var unsigned = WithoutSign(text, out isNegative);
            isSigned = unsigned.Length < text.Length;
            text = unsigned;
        }

        return text;
    }

    static ReadOnlySpan<char> WithoutSign(ReadOnlySpan<char> text, out bool isNegative)
    {
        isNegative = true;
        if (text is ['(', .., ')']) return text[1..^1];
        if (Minus.Contains(text[0])) return text[1..];
        if (Minus.Contains(text[^1])) return text[..^1];
        isNegative = false;
        return text[0] == '+' ? text[1..] : text;
    }

    ReadOnlySpan<char> WithoutWords(ReadOnlySpan<char> text)
    {
        if (text.Length > 0 && char.GetUnicodeCategory(text[0]) == UnicodeCategory.CurrencySymbol) return text[1..];
        if (text.Length > 0 && char.GetUnicodeCategory(text[^1]) == UnicodeCategory.CurrencySymbol) return text[..^1];
        foreach (var word in _strip)
        {
            if (text.StartsWith(word, StringComparison.OrdinalIgnoreCase)) return text[word.Length..];
            if (text.EndsWith(word, StringComparison.OrdinalIgnoreCase)) return text[..^word.Length];
        }

        return text;
    }

    bool TryWhole(ReadOnlySpan<char> whole, bool mayBeEmpty, ByteBuffer scratch)
    {
        Span<char> digits = stackalloc char[whole.Length];
        var (from, group, inGroup) = (digits.Length, 0, 0);
        for (var i = whole.Length - 1; i >= 0; i--)
        {
            if (char.IsAsciiDigit(whole[i]))
            {
                if (group > 0 && inGroup == Size(group)) return false;
                digits[--from] = whole[i];
                inGroup++;
                continue;
            }

            if (!_groups.Contains(whole[i]) || inGroup == 0 || inGroup != Size(group)) return false;
            (group, inGroup) = (group + 1, 0);
        }

        if (inGroup == 0 && (group > 0 || !mayBeEmpty)) return false;
        var significant = digits[from..].TrimStart('0');
        Add("", significant.IsEmpty ? "0" : significant, scratch);
        return true;
    }

    /// <summary>How many digits stand in a group, counted from the right; India writes 12,34,567.</summary>
    int Size(int group) => _sizes.Length == 0 ? 0 : _sizes[Math.Min(group, _sizes.Length - 1)];

    static bool IsExponent(ReadOnlySpan<char> text)
    {
        var digits = text is ['+' or '-', ..] ? text[1..] : text;
        return digits.Length is > 0 and <= MostExponentDigits && IsDigits(digits);
    }

    static bool IsDigits(ReadOnlySpan<char> text) => !text.ContainsAnyExceptInRange('0', '9');

    static string Alike(string separator) => separator.Length == 0 ? "" : Spaces.Contains(separator[0]) ? Spaces : Quotes.Contains(separator[0]) ? Quotes : separator;

    static void Add(string before, ReadOnlySpan<char> ascii, ByteBuffer scratch)
    {
        scratch.Advance(Encoding.ASCII.GetBytes(before, scratch.Room(before.Length)));
        scratch.Advance(Encoding.ASCII.GetBytes(ascii, scratch.Room(ascii.Length)));
    }
}
