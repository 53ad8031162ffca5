namespace Portal.Engine.Sync.Drifting;

/// <summary>A field as the rows of one run have it.</summary>
public sealed class SeenPath
{
    public Dictionary<FieldKind, long> Kinds { get; } = [];

    public long In { get; private set; }

    /// <summary>How many of its values say something.</summary>
    public long Told => In - Kinds.GetValueOrDefault(FieldKind.Nothing);

    internal void Add(FieldKind kind, long rows = 1)
    {
        In += rows;
        Kinds[kind] = Kinds.GetValueOrDefault(kind) + rows;
    }
}
