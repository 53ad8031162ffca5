namespace Portal.Engine.Store;

/// <summary>Between the question and the answer the source was read to its end once more.</summary>
/// <param name="Now">How many are held now.</param>
public sealed record OthersHeld(long Now) : Refusal
{
    public override string Message => FormattableString.Invariant($"Nothing was removed. The source was read to its end again meanwhile, and now {Now:N0} {(Now == 1 ? "record is" : "records are")} no longer in it. Look at the number and answer again.");
}
