namespace Portal.Engine.People;

public enum TicketPurpose
{
    /// <summary>Make the first admin.</summary>
    Setup,

    /// <summary>Take up an invitation: choose a first password.</summary>
    Invitation,

    /// <summary>Choose a new password.</summary>
    Reset,
}
