using Portal.Engine.Forms;
using Portal.Engine.Mapping.Compiling;
using Portal.Engine.Mapping.Values;

namespace Portal.Engine.Mapping.Steps;

/// <summary>Reads words for true and false, whether their letters are large or small. True and false themselves stay.</summary>
public sealed record BooleanStep(
    [property: Setting("Words for true", Required = true, Example = "yes")] IReadOnlyList<string> True,
    [property: Setting("Words for false", Required = true, Example = "no")] IReadOnlyList<string> False) : MappingStep
{
    internal override CompiledStep? Compile(StepPlace place)
    {
        var words = new Dictionary<string, bool>(StringComparer.OrdinalIgnoreCase) { ["true"] = true, ["false"] = false };
        var isGood = place.Given is not (ValueKind.Moment or ValueKind.Day or ValueKind.Digest);
        if (!isGood) place.Problem("What the step before makes is never a word for true or false.");
        foreach (var (setting, value, list) in new[] { (nameof(True), true, True), (nameof(False), false, False) })
        {
            if (list.Count == 0)
            {
                place.Problem(setting, $"Give at least one word for {(value ? "true" : "false")}.");
                isGood = false;
            }

            foreach (var word in list.Where(word => word is null || (!words.TryAdd(word, value) && words[word] != value)))
            {
                place.Problem(setting, $"\"{word}\" cannot stand for {(value ? "true" : "false")}.");
                isGood = false;
            }
        }

        if (!isGood) return null;
        var found = words.GetAlternateLookup<ReadOnlySpan<char>>();
        return new CompiledStep(TextChanges.Run((text, row) => Read(text, found, row)), ValueKind.Boolean);
    }

    static FieldValue Read(ReadOnlySpan<byte> text, Dictionary<string, bool>.AlternateLookup<ReadOnlySpan<char>> words, MappedRow row)
    {
        if (text.Length > TextChanges.OnStack || !words.TryGetValue(TextChanges.Chars(text, stackalloc char[TextChanges.OnStack]), out var value))
            return FieldValue.Refused("is no word for true or false");
        return FieldValue.Of(ValueKind.Boolean, row, value ? "true"u8 : "false"u8);
    }
}
