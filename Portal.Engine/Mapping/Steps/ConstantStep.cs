using Portal.Engine.Forms;
using Portal.Engine.Mapping.Compiling;

namespace Portal.Engine.Mapping.Steps;

/// <summary>The same value for every record.</summary>
public sealed record ConstantStep([property: Setting("Value", Required = true, Example = "crm")] string Value) : MappingStep
{
    private protected override bool MakesValue => true;

    internal override CompiledStep? Compile(StepPlace place) =>
        place.Fixed(nameof(Value), Value) is { } made ? new CompiledStep((_, row) => made(row), Values.ValueKind.Source) : null;
}
