namespace Portal.Engine.Credentials;

public sealed record SecretEmpty(string Name) : Refusal
{
    public override string Message => $"The secret {Name} is empty. Give it a value.";
}
