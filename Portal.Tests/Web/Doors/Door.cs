namespace Portal.Tests.Web.Doors;

/// <summary>One route, a path that leads to it, and what each kind of visitor finds there.</summary>
sealed record Door(string Route, string Path, Answer Nobody, Answer Staff, Answer Manager, Answer Admin)
{
    public HttpMethod Method => Route.Split(' ')[0] is var method and not "ANY" ? new HttpMethod(method) : HttpMethod.Get;

    public Answer For(Visitor visitor) => visitor switch
    {
        Visitor.Nobody => Nobody,
        Visitor.Staff => Staff,
        Visitor.Manager => Manager,
        _ => Admin,
    };
}

enum Visitor
{
    Nobody,
    Staff,
    Manager,
    Admin,
}

enum Answer
{
    /// <summary>They are in.</summary>
    Open,

    /// <summary>They are led to the sign-in.</summary>
    SignIn,

    /// <summary>They are led on to another page of the portal.</summary>
    LedOn,

    /// <summary>They may not: 401 or 403.</summary>
    Closed,

    /// <summary>They may ask, but what they sent is not a proper request: 400.</summary>
    Improper,

    /// <summary>There is nothing for them: 404.</summary>
    Nothing,

    /// <summary>Another method is wanted: 405.</summary>
    WrongMethod,

    /// <summary>Anything else, which no row of the table expects.</summary>
    Strange,
}
