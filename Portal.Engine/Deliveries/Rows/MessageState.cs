namespace Portal.Engine.Deliveries.Rows;

public enum MessageState
{
    Waiting,

    /// <summary>The receiver took it (2xx).</summary>
    Delivered,

    /// <summary>All tries were in vain. It is kept until a person sends it again or drops it.</summary>
    GivenUp,

    /// <summary>A person said that it need not arrive.</summary>
    Dropped,
}
