using System.Globalization;
using Portal.Engine.Forms;
using Portal.Engine.Mapping.Compiling;
using Portal.Engine.Mapping.Values;

namespace Portal.Engine.Mapping.Steps;

/// <summary>Makes letters large or small, in the same way for all languages.</summary>
public sealed record CaseStep([property: Setting("Letters", Required = true)] LetterCase To) : MappingStep
{
    internal override CompiledStep? Compile(StepPlace place)
    {
        if (Enum.IsDefined(To)) return new CompiledStep(TextChanges.Run(Change), ValueKind.Text);
        place.Problem(nameof(To), $"Say one of {string.Join(", ", Enum.GetNames<LetterCase>())}.");
        return null;
    }

    FieldValue Change(ReadOnlySpan<byte> text, MappedRow row)
    {
        var letters = TextChanges.Chars(text, text.Length <= TextChanges.OnStack ? stackalloc char[TextChanges.OnStack] : new char[text.Length]);
        var changed = letters.Length <= TextChanges.OnStack ? stackalloc char[letters.Length] : new char[letters.Length];
        if (To == LetterCase.Upper) letters.ToUpperInvariant(changed);
        else letters.ToLowerInvariant(changed);
        if (To == LetterCase.Title) Title(changed);
        return TextChanges.Made(changed, row);
    }

    static void Title(Span<char> letters)
    {
        for (var i = 0; i < letters.Length; i++)
        {
            if (i == 0 || char.IsWhiteSpace(letters[i - 1]) || char.GetUnicodeCategory(letters[i - 1]) == UnicodeCategory.DashPunctuation)
                letters[i] = char.ToUpperInvariant(letters[i]);
        }
    }
}
