using System.Text;
using Portal.Engine.Forms;
using Portal.Engine.Mapping.Compiling;
using Portal.Engine.Mapping.Values;

namespace Portal.Engine.Mapping.Steps;

/// <summary>A text with paths in braces, in whose place the values are put; {{ and }} are braces themselves.</summary>
public sealed record TemplateStep([property: Setting("Text", Required = true, Example = "{first} {last}")] string Text) : MappingStep
{
    private protected override bool MakesValue => true;

    internal override CompiledStep? Compile(StepPlace place)
    {
        var parts = new List<CompositionPart>();
        var isGood = true;
        var literal = new StringBuilder();
        for (var at = 0; at < Text.Length; at++)
        {
            var one = Text[at];
            if (one is not ('{' or '}') || (at + 1 < Text.Length && Text[at + 1] == one))
            {
                literal.Append(one);
                if (one is '{' or '}') at++;
                continue;
            }

            var end = one == '{' ? Text.IndexOf('}', at) : -1;
            if (end < 0)
            {
                place.Problem(nameof(Text), $"A brace at letter {at + 1} has no other. Write {{{{ or }}}} for a brace itself.");
                return null;
            }

            var path = place.Path(nameof(Text), Text[(at + 1)..end]);
            isGood &= path is not null;
            parts.Add(new CompositionPart(Encoding.UTF8.GetBytes(literal.ToString()), path));
            literal.Clear();
            at = end;
        }

        if (parts.Count == 0) place.Problem(nameof(Text), "It names no path. For the same text in every record there is the constant step.");
        if (parts.Count == 0 || !isGood) return null;
        parts.Add(new CompositionPart(Encoding.UTF8.GetBytes(literal.ToString()), null));
        return new CompiledStep(new Composition([.. parts], separator: null, place.Mode).Run, ValueKind.Text);
    }
}
