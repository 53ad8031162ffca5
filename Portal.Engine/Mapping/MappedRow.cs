using System.Text.Json;
using Portal.Engine.Mapping.Paths;
using Portal.Engine.Mapping.Values;

namespace Portal.Engine.Mapping;

/// <summary>What came of one source record. It is used again for the next one, by one thread at a time.</summary>
public sealed class MappedRow
{
    readonly List<string> _reasons = [];

    public MappedRow() => ByName = CanonicalJson.ByName(Scratch);

    /// <summary>The entity record as canonical JSON; counts until the next record is mapped, and only if there is no reason.</summary>
    public ReadOnlySpan<byte> Body => Output.Written;

    public UInt128 Hash { get; internal set; }

    /// <summary>Why the record cannot be taken, for a person: one sentence for each bad field.</summary>
    public IReadOnlyList<string> Reasons => _reasons;

    internal ByteBuffer Output { get; } = new();

    /// <summary>Where values are made that do not stand in the source as they are needed.</summary>
    internal ByteBuffer Scratch { get; } = new();

    /// <summary>The properties of all objects that are being put in order.</summary>
    internal List<ObjectMember> Members { get; } = [];

    internal Comparison<ObjectMember> ByName { get; }

    internal JsonElement Record { get; private set; }

    /// <summary>The values of the properties that the mapping asks for.</summary>
    internal JsonElement[] Slots { get; private set; } = [];

    internal void Refuse(string reason) => _reasons.Add(reason);

    internal void Begin(JsonElement record, PropertySlots slots)
    {
        Output.Clear();
        Scratch.Clear();
        Members.Clear();
        _reasons.Clear();
        Hash = default;
        Record = record;
        if (Slots.Length < slots.Count) Slots = new JsonElement[slots.Count];
        Array.Clear(Slots);
        if (record.ValueKind == JsonValueKind.Object) slots.Fill(record, this);
    }

    /// <summary>Lets go of the page that the record points into.</summary>
    internal void End()
    {
        Record = default;
        Array.Clear(Slots);
    }
}
