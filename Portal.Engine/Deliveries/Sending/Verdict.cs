namespace Portal.Engine.Deliveries.Sending;

/// <summary>What a try says of those to come.</summary>
public enum Verdict
{
    Delivered,

    /// <summary>Another try may end better.</summary>
    Again,

    /// <summary>It is of no use until a person has changed something.</summary>
    Never,
}
