namespace Portal.Engine.Store.Commits;

/// <summary>A record while a commit is made: as it is stored, and then as the rows of the commit leave it.</summary>
sealed class RecordState(string key)
{
    public string Key { get; } = key;

    /// <summary>0 until it is in the store.</summary>
    public long Id { get; set; }

    public long Position { get; set; }

    public UInt128 Hash { get; set; }

    public Stamp Stamp { get; set; } = Stamp.Never;

    public bool IsDeleted { get; set; }

    public string? Patched { get; set; }

    /// <summary>What it says; loaded only where a patch is about to be merged.</summary>
    public ReadOnlyMemory<byte> Body { get; set; }

    public Mark Mark { get; set; }

    public bool IsKnown => Id != 0 || Mark == Mark.Inserted;
}
