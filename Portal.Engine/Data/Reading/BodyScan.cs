namespace Portal.Engine.Data.Reading;

/// <summary>
/// Goes from field to field of a body as the projector writes them: without spaces, names without escapes. Of another spelling it
/// says that it cannot, and a JSON reader goes through it instead, which takes several times as long.
/// </summary>
ref struct BodyScan(ReadOnlySpan<byte> body)
{
    const byte Quote = (byte)'"', Escape = (byte)'\\', Comma = (byte)',', End = (byte)'}', Space = (byte)' ';

    readonly ReadOnlySpan<byte> _body = body;
    int _at = 0;

    /// <summary>Where the name of the field stands, without its quotes.</summary>
    public Range Name { get; private set; }

    public Range Value { get; private set; }

    /// <summary>It is spelled in another way.</summary>
    public bool IsOther { get; private set; }

    /// <returns>Whether there is another field.</returns>
    public bool Next()
    {
        if (At(_at) != (_at == 0 ? (byte)'{' : Comma)) return _at != 0 && At(_at) == End && _at == _body.Length - 1 ? false : Other();
        if (_at == 0 && _body.Length == 2 && _body[1] == End) return false;
        var name = _at + 2;
        if (At(_at + 1) != Quote) return Other();
        var length = _body[name..].IndexOfAny(Quote, Escape);
        if (length < 0 || _body[name + length] == Escape || At(name + length + 1) != (byte)':') return Other();
        var value = name + length + 2;
        var end = After(value);
        if (end <= value) return Other();
        (Name, Value, _at) = (name..(name + length), value..end, end);
        return true;
    }

    readonly byte At(int index) => (uint)index < (uint)_body.Length ? _body[index] : (byte)0;

    /// <returns>Where what begins there ends.</returns>
    readonly int After(int start)
    {
        switch (At(start))
        {
            case Quote: return AfterText(start);
            case (byte)'{' or (byte)'[': return AfterNested(start);
            default:
                var length = start < _body.Length ? _body[start..].IndexOfAny(Comma, End) : -1;
                return length <= 0 || _body[start] <= Space || _body[start + length - 1] <= Space ? -1 : start + length;
        }
    }

    readonly int AfterText(int start)
    {
        for (var at = start + 1; at < _body.Length;)
        {
            var found = _body[at..].IndexOfAny(Quote, Escape);
            if (found < 0) return -1;
            if (_body[at + found] == Quote) return at + found + 1;
            at += found + 2;
        }

        return -1;
    }

    readonly int AfterNested(int start)
    {
        for (int at = start, depth = 0; at < _body.Length;)
        {
            switch (_body[at])
            {
                case Quote:
                    at = AfterText(at);
                    if (at < 0) return -1;
                    continue;
                case (byte)'{' or (byte)'[':
                    depth++;
                    break;
                case End or (byte)']':
                    if (--depth == 0) return at + 1;
                    break;
            }

            at++;
        }

        return -1;
    }

    bool Other()
    {
        IsOther = true;
        return false;
    }
}
