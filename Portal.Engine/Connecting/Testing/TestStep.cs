namespace Portal.Engine.Connecting.Testing;

/// <summary>What a connection is tested for, in this order.</summary>
public enum TestStep
{
    NameFound,
    Connected,
    Certificate,
    SignedIn,
    AnswerUnderstood,
}
