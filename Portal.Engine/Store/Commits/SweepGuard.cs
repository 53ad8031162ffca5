namespace Portal.Engine.Store.Commits;

/// <summary>A sweep that would remove more than so many records and more than such a share of them is held for a person.</summary>
public sealed record SweepGuard(int Rows, double Share)
{
    public static SweepGuard Usual { get; } = new(20, 0.10);

    public bool Holds(long gone, long live) => gone > Rows && gone > Share * live;
}
