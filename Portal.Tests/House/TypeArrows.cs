using System.Reflection;
using System.Reflection.Emit;

namespace Portal.Tests.House;

/// <summary>
/// Which type knows which, read from the compiled code: signatures, attributes and everything a method's body names.
/// What the compiler made inside a type (lambdas, state machines) counts as the type itself.
/// </summary>
static class TypeArrows
{
    const BindingFlags Everything = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    static readonly Dictionary<short, OpCode> OpCodesByValue = typeof(OpCodes).GetFields()
        .Select(field => (OpCode)field.GetValue(null)!).ToDictionary(code => code.Value);

    /// <returns>Every arrow from one of our types to another, of which there may be several assemblies.</returns>
    public static IEnumerable<(Type From, Type To)> In(Assembly assembly) =>
        assembly.GetTypes().SelectMany(type => Known(type).Select(known => (From: Outermost(type), To: known))).Where(arrow => arrow.From != arrow.To).Distinct();

    /// <summary>The types of ours that this one names anywhere, without itself.</summary>
    public static IEnumerable<Type> Known(Type type)
    {
        var named = new List<Type?> { type.BaseType };
        named.AddRange(type.GetInterfaces());
        named.AddRange(Attributes(type.CustomAttributes));
        foreach (var member in type.GetMembers(Everything))
        {
            named.AddRange(Attributes(member.CustomAttributes));
            named.AddRange(Signature(member));
            if (member is MethodBase { } method) named.AddRange(Body(method));
        }

        return named.OfType<Type>().SelectMany(Parts).Where(IsOurs).Select(Outermost).Distinct();
    }

    /// <summary>The constructors that a type calls, be it ours or not.</summary>
    public static IEnumerable<ConstructorInfo> Made(Type type) => type.GetMembers(Everything).OfType<MethodBase>().Where(method => method.GetMethodBody() is not null)
        .SelectMany(method => Tokens(method.GetMethodBody()!.GetILAsByteArray()!).Where(one => one.Code == OpCodes.Newobj).Select(one => Member(one.Token, method))).OfType<ConstructorInfo>();

    static IEnumerable<Type?> Attributes(IEnumerable<CustomAttributeData> attributes) => attributes.SelectMany(attribute =>
        attribute.ConstructorArguments.Concat(attribute.NamedArguments.Select(named => named.TypedValue))
            .Select(argument => argument.Value as Type ?? argument.ArgumentType).Prepend(attribute.AttributeType));

    static IEnumerable<Type?> Signature(MemberInfo member) => member switch
    {
        FieldInfo field => [field.FieldType],
        PropertyInfo property => [property.PropertyType],
        EventInfo @event => [@event.EventHandlerType!],
        MethodInfo method => method.GetParameters().Select(parameter => parameter.ParameterType).Concat(Constraints(method)).Prepend(method.ReturnType),
        ConstructorInfo constructor => constructor.GetParameters().Select(parameter => parameter.ParameterType),
        _ => [],
    };

    static IEnumerable<Type> Constraints(MethodInfo method) =>
        method.GetGenericArguments().Where(argument => argument.IsGenericParameter).SelectMany(argument => argument.GetGenericParameterConstraints());

    static IEnumerable<Type?> Body(MethodBase method)
    {
        if (method.GetMethodBody() is not { } body) return [];
        var caught = body.ExceptionHandlingClauses.Where(clause => clause.Flags == ExceptionHandlingClauseOptions.Clause).Select(clause => clause.CatchType);
        return caught.Concat(body.LocalVariables.Select(local => local.LocalType)).Concat(NamedIn(body.GetILAsByteArray()!, method));
    }

    static IEnumerable<Type?> NamedIn(byte[] code, MethodBase method) => Tokens(code).SelectMany(one => Resolve(one.Token, method));

    static IEnumerable<(OpCode Code, int Token)> Tokens(byte[] code)
    {
        for (var at = 0; at < code.Length;)
        {
            var value = code[at] == 0xFE ? (short)((code[at++] << 8) | code[at++]) : (short)code[at++];
            var kind = OpCodesByValue[value].OperandType;
            if (kind is OperandType.InlineMethod or OperandType.InlineField or OperandType.InlineType or OperandType.InlineTok)
                yield return (OpCodesByValue[value], BitConverter.ToInt32(code, at));

            at += kind switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(code, at)),
                _ => 4,
            };
        }
    }

    static MemberInfo Member(int token, MethodBase method)
    {
        var ofType = method.DeclaringType is { IsGenericType: true } generic ? generic.GetGenericArguments() : null;
        var ofMethod = method.IsGenericMethod ? method.GetGenericArguments() : null;
        return method.Module.ResolveMember(token, ofType, ofMethod)!;
    }

    static IEnumerable<Type?> Resolve(int token, MethodBase method)
    {
        var member = Member(token, method);
        if (member is Type type) return [type];
        var arguments = member is MethodInfo { IsGenericMethod: true } called ? called.GetGenericArguments() : [];
        return [member.DeclaringType, .. arguments, .. Signature(member)];
    }

    /// <summary>A list of people names the list and the people.</summary>
    static IEnumerable<Type> Parts(Type type)
    {
        if (type.HasElementType) return Parts(type.GetElementType()!);
        return type.IsGenericType ? type.GetGenericArguments().SelectMany(Parts).Prepend(type.GetGenericTypeDefinition()) : [type];
    }

    static bool IsOurs(Type type) => !type.IsGenericParameter && type.Assembly.GetName().Name?.StartsWith("Portal.", StringComparison.Ordinal) == true;

    public static Type Outermost(Type type)
    {
        while (type.DeclaringType is { } outer) type = outer;
        return type;
    }
}
