namespace Portal.Engine;

/// <summary>
/// An expected "no": a small named record that says in the words of the business what is wrong and what to do.
/// The type is mapped once to a status code and shown as it is on a screen.
/// </summary>
public abstract record Refusal
{
    public abstract string Message { get; }
}
