namespace Portal.Engine.People;

public sealed record NotAnEmail : Refusal
{
    public override string Message => "That is not an email address. It should look like name@example.com.";
}

public sealed record NotAName : Refusal
{
    public override string Message => $"Give a name of 1 to {PersonName.MaxLength} letters, without invisible characters.";
}

public sealed record EmailTaken(string Email) : Refusal
{
    public override string Message => $"{Email} already belongs to somebody here. Look them up in the list.";
}

public sealed record NoSuchEmail(string Email) : Refusal
{
    public override string Message => $"Nobody here has the address {Email}.";
}

public sealed record NoSuchPerson : Refusal
{
    public override string Message => "This person is not here any more. Reload the list.";
}

public sealed record NoLongerAdmin : Refusal
{
    public override string Message => "You are no longer an admin here, so this was not done.";
}

public sealed record NoLongerManager : Refusal
{
    public override string Message => "You are no longer a manager here, so this was not done.";
}

public sealed record LastAdmin : Refusal
{
    public override string Message => "This is the only admin who can sign in. Make somebody else an admin first.";
}

public sealed record NotYourself : Refusal
{
    public override string Message => "You cannot do this to yourself. Ask another admin.";
}

public sealed record WeakPassword(string Why) : Refusal
{
    public override string Message => Why;
}

public sealed record WrongCredentials : Refusal
{
    public override string Message => "The email or the password is not right.";
}

public sealed record WrongPassword : Refusal
{
    public override string Message => "The current password is not right.";
}

public sealed record TooManyTries(TimeSpan Wait) : Refusal
{
    public override string Message => $"Too many tries. Wait {Minutes} and try again, or ask an admin for a reset link.";

    string Minutes => Wait <= TimeSpan.FromMinutes(1) ? "a minute" : $"{Math.Ceiling(Wait.TotalMinutes):0} minutes";
}

public sealed record LinkNotGood : Refusal
{
    public override string Message => "This link has been used already or is too old. Ask an admin for a new one.";
}

public sealed record SetupCodeNotGood : Refusal
{
    public override string Message => "This is not the code, or it is too old. Look for the newest one where the portal was started.";
}

public sealed record SetupIsDone : Refusal
{
    public override string Message => "The first admin is there already. Sign in, or ask an admin for an invitation.";
}

public sealed record NotInvited(string? Email) : Refusal
{
    public override string Message => Email is null
        ? "The provider did not say which email address is yours. Ask an admin to check its settings."
        : $"{Email} is not known to this portal. Ask an admin to invite you.";
}
