namespace Portal.Engine.Credentials;

public sealed record DataKeyUnreadable(string Name) : Refusal
{
    public override string Message => $"The data key {Name} does not open: its row was damaged or changed outside the portal. What is encrypted with it cannot be read. Bring back a backup with: restore <backup file>";
}
