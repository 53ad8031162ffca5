using System.Buffers.Text;

namespace Portal.Engine.Mapping.Values;

/// <summary>
/// Numbers as digits, of any length: 12.50, 12.5 and 1.25e1 are written 12.5. Only where more than 64 zeros would be needed
/// an exponent is written.
/// </summary>
static class NumberText
{
    const int MostZeros = 64, SurelyShort = 40, MostExponent = 1_000_000, OnStack = 256;

    /// <summary>Whether a text is a number as JSON spells it.</summary>
    public static bool IsPlain(ReadOnlySpan<byte> text)
    {
        var rest = text is [(byte)'-', ..] ? text[1..] : text;
        var whole = Digits(rest);
        if (whole == 0 || (whole > 1 && rest[0] == '0')) return false;
        rest = rest[whole..];
        if (rest is [(byte)'.', ..])
        {
            var fraction = Digits(rest[1..]);
            if (fraction == 0) return false;
            rest = rest[(1 + fraction)..];
        }

        if (rest is not [(byte)'e' or (byte)'E', ..]) return rest.IsEmpty;
        rest = rest is [_, (byte)'+' or (byte)'-', ..] ? rest[2..] : rest[1..];
        return rest.Length > 0 && Digits(rest) == rest.Length;
    }

    /// <summary>Writes a number that is spelled as JSON spells it.</summary>
    /// <returns>False if its exponent is beyond reason.</returns>
    public static bool TryWrite(ReadOnlySpan<byte> number, ByteBuffer output)
    {
        if (IsCanonical(number))
        {
            output.Add(number);
            return true;
        }

        var isNegative = number[0] == '-';
        var at = number.IndexOfAny((byte)'e', (byte)'E');
        var mantissa = number[(isNegative ? 1 : 0)..(at < 0 ? number.Length : at)];
        var point = mantissa.IndexOf((byte)'.') is >= 0 and var dot ? dot : mantissa.Length;
        var digits = mantissa.Length <= OnStack ? stackalloc byte[mantissa.Length] : new byte[mantissa.Length];
        mantissa[..point].CopyTo(digits);
        if (point < mantissa.Length) mantissa[(point + 1)..].CopyTo(digits[point..]);
        ReadOnlySpan<byte> significant = point < mantissa.Length ? digits[..^1] : digits;
        var leading = significant.IndexOfAnyExcept((byte)'0');
        if (leading < 0)
        {
            output.Add((byte)'0');
            return true;
        }

        if (!TryExponent(at < 0 ? [] : number[(at + 1)..], out var exponent)) return false;
        point += exponent - leading;
        if (point is > MostExponent or < -MostExponent) return false;
        if (isNegative) output.Add((byte)'-');
        Write(significant[leading..].TrimEnd((byte)'0'), point, output);
        return true;
    }

    /// <summary>Nearly all numbers are spelled so already.</summary>
    static bool IsCanonical(ReadOnlySpan<byte> number)
    {
        if (number.Length > SurelyShort || number.IndexOfAny((byte)'e', (byte)'E') >= 0) return false;
        return number.Contains((byte)'.') ? number[^1] != '0' : number is not [(byte)'-', (byte)'0'];
    }

    /// <param name="digits">Without zeros at either end.</param>
    /// <param name="point">Where the decimal point stands, counted from the first digit.</param>
    /// <param name="output">Where it goes.</param>
    static void Write(ReadOnlySpan<byte> digits, int point, ByteBuffer output)
    {
        if (point is < -MostZeros || point - digits.Length > MostZeros)
        {
            output.Add(digits[..1]);
            if (digits.Length > 1) output.Add((byte)'.');
            output.Add(digits[1..]);
            output.Add((byte)'e');
            Utf8Formatter.TryFormat(point - 1, output.Room(16), out var length);
            output.Advance(length);
            return;
        }

        if (point <= 0)
        {
            output.Add("0."u8);
            Zeros(-point, output);
            output.Add(digits);
            return;
        }

        output.Add(digits[..Math.Min(point, digits.Length)]);
        Zeros(point - digits.Length, output);
        if (point >= digits.Length) return;
        output.Add((byte)'.');
        output.Add(digits[point..]);
    }

    static void Zeros(int count, ByteBuffer output)
    {
        for (var i = 0; i < count; i++) output.Add((byte)'0');
    }

    static bool TryExponent(ReadOnlySpan<byte> text, out int exponent)
    {
        exponent = 0;
        if (text.IsEmpty) return true;
        var isNegative = text[0] == '-';
        var digits = (text[0] is (byte)'-' or (byte)'+' ? text[1..] : text).TrimStart((byte)'0');
        if (digits.IsEmpty) return true;
        if (!Utf8Parser.TryParse(digits, out exponent, out _) || exponent > 2 * MostExponent) return false;
        if (isNegative) exponent = -exponent;
        return true;
    }

    static int Digits(ReadOnlySpan<byte> text)
    {
        var other = text.IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        return other < 0 ? text.Length : other;
    }
}
