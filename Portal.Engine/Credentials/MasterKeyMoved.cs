namespace Portal.Engine.Credentials;

/// <summary>Another instance moved the database to another master key while this one was running.</summary>
public sealed record MasterKeyMoved(string From, string To) : Refusal
{
    public override string Message => $"This instance still has master key {From}, and the database was moved to key {To}. Restart this instance with key {To}.";
}
