using System.Text;
using Portal.Engine.Forms;
using Portal.Engine.Mapping.Compiling;
using Portal.Engine.Mapping.Values;

namespace Portal.Engine.Mapping.Steps;

/// <summary>Puts several values one after the other, leaving out what is absent, null or empty.</summary>
public sealed record ConcatenateStep([property: Setting("Paths", Required = true, Example = "address.street")] IReadOnlyList<string> Paths) : MappingStep
{
    [Setting("Separator", Help = "What stands between two values.", Example = ", ")]
    public string Separator { get; init; } = " ";

    private protected override bool MakesValue => true;

    internal override CompiledStep? Compile(StepPlace place)
    {
        if (Paths.Count == 0) place.Problem(nameof(Paths), "Name at least one path.");
        foreach (var (index, path) in Paths.Index()) place.Path($"{nameof(Paths)}[{index}]", path ?? "");
        if (Paths.Count == 0 || place.Paths.Count < Paths.Count) return null;
        var separator = Encoding.UTF8.GetBytes(Separator);
        return new CompiledStep(new Composition([.. place.Paths.Select(path => new CompositionPart([], path))], separator, place.Mode).Run, ValueKind.Text);
    }
}
