namespace Portal.Tests.Bench;

/// <summary>One start: how long until the first page, and how much memory it held some seconds later.</summary>
sealed record StartMeasure(double Milliseconds, double Megabytes)
{
    public override string ToString() => FormattableString.Invariant($"{Milliseconds:0} ms {Megabytes:0.0} MB");
}
