namespace Portal.Tests.Engine.Sync.Faults;

/// <summary>One switch of the sample company, and what is expected while it is on.</summary>
/// <param name="Switch">Its name.</param>
/// <param name="Value">What it is set to.</param>
/// <param name="Outcome">What comes of a run.</param>
/// <param name="Ends">Whether it lets no reading come to a good end, so that nothing behind it is met.</param>
/// <param name="FullReading">Whether it takes a full reading to be well again: the watermark has passed what could not be taken.</param>
sealed record FaultRow(string Switch, string Value, FaultOutcome Outcome, bool Ends = false, bool FullReading = false)
{
    public override string ToString() => Value.Length == 0 ? Switch : $"{Switch} {Value}";
}
