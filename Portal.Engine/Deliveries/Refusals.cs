using Portal.Engine.Deliveries.Rows;

namespace Portal.Engine.Deliveries;

public sealed record NoSuchDestination : Refusal
{
    public override string Message => "This destination is not here any more. Reload the page.";
}

public sealed record NoSuchMessage : Refusal
{
    public override string Message => "This message is not here any more: it was trimmed, or its destination was removed. Reload the page.";
}

/// <summary>The address is not repeated: there may be a token in it.</summary>
public sealed record DestinationAddressUnfit : Refusal
{
    public override string Message => $"This is not an address that messages can go to. Write it as a whole, such as https://example.com/hooks/portal, in up to {Destination.LongestUrl} letters and without a user name or a password before the host.";
}

public sealed record DestinationNotEncrypted(string Origin) : Refusal
{
    public override string Message => $"What goes to {Origin} would not be encrypted. Give its https address; if plain HTTP is meant, an operator can add {Origin} to Portal:Egress:AllowedOrigins.";
}

public sealed record OverlapUnfit : Refusal
{
    public override string Message => $"The previous secret can stay valid for up to {(int)Destinations.LongestOverlap.TotalHours} hours. Choose a time between none and that.";
}

public sealed record DestinationPauseWithoutReason : Refusal
{
    public override string Message => $"Say in up to {Destinations.LongestPauseWhy} letters why it is paused, for whoever finds it so.";
}

public sealed record MessageHasEnded : Refusal
{
    public override string Message => "This message was delivered or dropped already. It can be sent again.";
}

public sealed record SigningSecretUnreadable(string Origin) : Refusal
{
    public override string Message => $"The signing secret of {Origin} cannot be read: it was changed outside the portal. Rotate it, and give the new one to the receiver.";
}
