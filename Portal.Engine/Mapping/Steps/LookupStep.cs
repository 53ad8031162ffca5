using Portal.Engine.Forms;
using Portal.Engine.Mapping.Compiling;
using Portal.Engine.Mapping.Values;

namespace Portal.Engine.Mapping.Steps;

/// <summary>Puts another value in place of each that the table has.</summary>
/// <param name="Table">From the source's value to ours.</param>
public sealed record LookupStep([property: Setting("Table", Required = true)] IReadOnlyDictionary<string, string> Table) : MappingStep
{
    [Setting("Otherwise", Help = "What stands for a value that the table does not have. Without one such a record is bad.")]
    public string? Fallback { get; init; }

    internal override CompiledStep? Compile(StepPlace place)
    {
        if (Table.Count == 0) place.Problem(nameof(Table), "Give at least one entry.");
        var table = new Dictionary<string, Func<MappedRow, FieldValue>>();
        foreach (var (key, value) in Table)
        {
            if (place.Fixed($"{nameof(Table)}[\"{key}\"]", value) is { } made) table[key] = made;
        }

        var fallback = Fallback is null ? _ => FieldValue.Refused("is not in the table") : place.Fixed(nameof(Fallback), Fallback);
        if (table.Count == 0 || table.Count < Table.Count || fallback is null) return null;
        var found = table.GetAlternateLookup<ReadOnlySpan<char>>();
        return new CompiledStep(TextChanges.Run((text, row) => Find(text, found, fallback)(row)), ValueKind.Source);
    }

    static Func<MappedRow, FieldValue> Find(ReadOnlySpan<byte> text, Dictionary<string, Func<MappedRow, FieldValue>>.AlternateLookup<ReadOnlySpan<char>> table, Func<MappedRow, FieldValue> fallback) =>
        table.TryGetValue(TextChanges.Chars(text, text.Length <= TextChanges.OnStack ? stackalloc char[TextChanges.OnStack] : new char[text.Length]), out var made) ? made : fallback;
}
