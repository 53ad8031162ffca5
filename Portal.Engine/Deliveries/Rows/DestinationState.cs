namespace Portal.Engine.Deliveries.Rows;

public enum DestinationState
{
    /// <summary>Messages go out.</summary>
    Active,

    /// <summary>A person stopped it; messages wait.</summary>
    Paused,

    /// <summary>The portal stopped it, because no message arrives there; messages wait until a person has mended it and enables it.</summary>
    Disabled,
}
