using System.Globalization;
using System.Text;

namespace Portal.Engine.Persistence;

/// <summary>
/// Texts as they are searched and sorted by: without case and accents. Folded here and kept in a column, because the
/// databases disagree on what a small letter is.
/// </summary>
public static class Folding
{
    public static string Of(string text)
    {
        if (Ascii.IsValid(text) && !text.Contains('\0', StringComparison.Ordinal)) return text.ToLowerInvariant();
        var folded = new StringBuilder(text.Length);
        foreach (var letter in text.Normalize(NormalizationForm.FormKD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark && letter != '\0') folded.Append(char.ToLowerInvariant(letter));
        }

        return folded.ToString();
    }
}
