using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Portal.Engine.Entities;
using Portal.Engine.Mapping.Values;

namespace Portal.Engine.Projection.Merging;

/// <summary>Values as they are searched by: always the same text for the same value, and sorted letter by letter as the values sort.</summary>
static class SearchText
{
    /// <summary>An index takes no more than about 2,700 bytes.</summary>
    const int Longest = 300, Kept = 200;

    const long Middle = 50_000_000, Top = 99_999_999;

    /// <returns>Null if the value cannot be found by: it is null, a list, an object, or sensitive without a blind index.</returns>
    public static string? Of(EntityField field, ReadOnlySpan<byte> value)
    {
        if (field.Sensitive) return BodyFields.Blind(value) is { Length: > 0 } blind ? Fit(blind) : null;
        return BodyFields.Text(value) is { } text ? Of(field.Type, text) : null;
    }

    /// <summary>Whether what stands between the quotes is what it is searched by, letter by letter.</summary>
    public static bool IsPlain(EntityField field, ReadOnlySpan<byte> value) =>
        field is { Type: FieldType.Text, Sensitive: false } && value is [(byte)'"', .., (byte)'"'] && value.Length <= Longest && !value.Contains((byte)'\\');

    /// <summary>As somebody asks for it. Of a sensitive field only the blind index can be asked for.</summary>
    public static string Asked(EntityField field, string text) => field.Sensitive ? Fit(text) : Of(field.Type, text);

    /// <summary>A text that is too long for an index is cut, and told apart by its hash.</summary>
    public static string Fit(string text)
    {
        text = text.Replace("\0", "", StringComparison.Ordinal);
        if (text.Length <= Longest) return text;
        var cut = char.IsHighSurrogate(text[Kept - 1]) ? Kept - 1 : Kept;
        return $"{text[..cut]}…{Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}";
    }

    static string Of(FieldType type, string text) => Fit(type switch
    {
        FieldType.Number => Number(text),
        FieldType.Moment => Moment(text),
        _ => text,
    });

    /// <summary>Without the Z half a second later sorts later.</summary>
    static string Moment(string text)
    {
        if (!IsoTime.TryRead(Encoding.UTF8.GetBytes(text), out var time) || !time.TryUtc(out var utc)) return text;
        var written = new ByteBuffer();
        IsoTime.WriteMoment(utc, written);
        return Encoding.UTF8.GetString(written.Written[..^1]);
    }

    /// <summary>The sign, how many digits stand before the point, and the digits; for negative numbers all turned round.</summary>
    static string Number(string text)
    {
        var written = new ByteBuffer();
        var utf8 = Encoding.UTF8.GetBytes(text);
        if (!NumberText.IsPlain(utf8) || !NumberText.TryWrite(utf8, written)) return text;
        var number = Encoding.UTF8.GetString(written.Written);
        if (number == "0") return "1";

        var isNegative = number[0] == '-';
        var mantissa = number[(isNegative ? 1 : 0)..];
        var power = 0;
        if (mantissa.IndexOf('e', StringComparison.Ordinal) is >= 0 and var e)
            (power, mantissa) = (int.Parse(mantissa.AsSpan(e + 1), CultureInfo.InvariantCulture), mantissa[..e]);
        var point = mantissa.IndexOf('.', StringComparison.Ordinal) is >= 0 and var dot ? dot : mantissa.Length;
        var digits = mantissa.Replace(".", "", StringComparison.Ordinal);
        var zeros = digits.Length - digits.TrimStart('0').Length;
        var places = Middle + point + power - zeros;
        digits = digits[zeros..].TrimEnd('0');
        return isNegative
            ? string.Create(CultureInfo.InvariantCulture, $"0{Top - places:D8}{string.Concat(digits.Select(digit => (char)('0' + '9' - digit)))}~")
            : string.Create(CultureInfo.InvariantCulture, $"1{places:D8}{digits}");
    }
}
