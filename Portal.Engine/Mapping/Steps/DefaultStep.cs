using System.Text.Json;
using Portal.Engine.Forms;
using Portal.Engine.Mapping.Compiling;
using Portal.Engine.Mapping.Values;

namespace Portal.Engine.Mapping.Steps;

/// <summary>
/// Puts a value where there is none: for null, an empty text, and what the source does not have. In a patch the latter
/// stays away, because it says that nothing changed.
/// </summary>
public sealed record DefaultStep([property: Setting("Value", Required = true, Example = "unknown")] string Value) : MappingStep
{
    internal override CompiledStep? Compile(StepPlace place)
    {
        if (place.Fixed(nameof(Value), Value) is not { } made) return null;
        var isPatch = place.Mode == MappingMode.Patch;
        return new CompiledStep((value, row) => IsEmpty(value, isPatch) ? made(row) : value, place.Given);
    }

    static bool IsEmpty(FieldValue value, bool isPatch) => value.Kind switch
    {
        ValueKind.Absent => !isPatch,
        ValueKind.Null => true,
        ValueKind.Text => value.Length == 0,
        ValueKind.Source => value.Element.ValueKind == JsonValueKind.String && JsonText.Inside(value.Element).IsEmpty,
        _ => false,
    };
}
