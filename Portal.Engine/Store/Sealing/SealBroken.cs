namespace Portal.Engine.Store.Sealing;

/// <summary>What is sealed does not open: it is of another record or another key, or it was damaged.</summary>
public sealed record SealBroken(string What) : Refusal
{
    public override string Message => $"The sealed value of {What} does not open: it was damaged or changed outside the portal. Read it anew from its source.";
}
