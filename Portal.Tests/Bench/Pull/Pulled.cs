namespace Portal.Tests.Bench.Pull;

/// <summary>What one pull did and cost.</summary>
readonly record struct Pulled(long Read, long Added, long Changed, long Unchanged, double Seconds, double IdleMb, double PeakMb)
{
    public double Rate => Read / Seconds;

    public double Megabytes => PeakMb - IdleMb;
}
