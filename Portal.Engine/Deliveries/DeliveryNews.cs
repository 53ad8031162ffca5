namespace Portal.Engine.Deliveries;

/// <summary>What the rest of this process is told of deliveries.</summary>
public sealed class DeliveryNews
{
    /// <summary>Says of which destination something moved. Raised where it did, so listeners take it and go.</summary>
    public event Action<long>? Moved;

    /// <summary>There may be something to deliver.</summary>
    internal event Action? Woken;

    internal void Tell(long destination) => Moved?.Invoke(destination);

    internal void Wake() => Woken?.Invoke();
}
