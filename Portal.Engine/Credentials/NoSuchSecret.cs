namespace Portal.Engine.Credentials;

public sealed record NoSuchSecret(string Name) : Refusal
{
    public override string Message => $"The vault holds no secret called {Name}. Store it there, or correct the name.";
}
