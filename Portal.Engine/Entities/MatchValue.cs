using System.Text;
using System.Text.RegularExpressions;
using Portal.Engine.Persistence;

namespace Portal.Engine.Entities;

/// <summary>The value by which records of several sources are found to be of one thing.</summary>
public static partial class MatchValue
{
    /// <returns>Null if nothing is left to compare by; such a record stays alone.</returns>
    public static string? Of(string text, Normalisation normalisation)
    {
        var value = normalisation switch
        {
            Normalisation.None => text,
            Normalisation.Trim => text.Trim(),
            Normalisation.CaseAndSpace => Spaces().Replace(Folding.Of(text), " ").Trim(),
            Normalisation.Email => text.Trim().ToLowerInvariant(),
            Normalisation.Phone => Phone(text.Normalize(NormalizationForm.FormKC)),
            Normalisation.Digits => Digits(text.Normalize(NormalizationForm.FormKC)),
            _ => throw new ArgumentOutOfRangeException(nameof(normalisation), normalisation, null),
        };
        return string.IsNullOrWhiteSpace(value) ? null : value;
    }

    static string Phone(string text)
    {
        var first = text.AsSpan().IndexOfAnyInRange('0', '9');
        if (first < 0) return "";
        return text.LastIndexOf('+', first) < 0 ? Digits(text) : $"+{Digits(text.Replace("(0)", "", StringComparison.Ordinal))}";
    }

    static string Digits(string text) => string.Concat(text.Where(char.IsAsciiDigit));

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
