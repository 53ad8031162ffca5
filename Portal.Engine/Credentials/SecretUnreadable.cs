namespace Portal.Engine.Credentials;

public sealed record SecretUnreadable(string Name) : Refusal
{
    public override string Message => $"The secret {Name} in the vault does not open: its row was damaged or changed outside the portal. Store its value again.";
}
