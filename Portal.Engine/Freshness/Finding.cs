namespace Portal.Engine.Freshness;

/// <summary>A verdict and why.</summary>
public readonly record struct Finding(Verdict Verdict, Reason Reason)
{
    /// <summary>The one that counts of two that something is made of.</summary>
    public Finding OrWorse(Finding other) => other.Verdict > Verdict ? other : this;
}
