namespace Portal.Engine.Store;

/// <summary>One record was asked for, and before the answer was there its feed was changed or began to read everything.</summary>
public sealed record ReadMeanwhile : Refusal
{
    public override string Message => "Everything began to be read, or the feed was changed, before the answer was there. Ask again.";
}
