namespace Portal.Tests.Engine.Resilience.Egress;

/// <summary>Addresses that must never be gone to, in every way of writing them that a reader of addresses understands.</summary>
static class RefusedAddresses
{
    public static IEnumerable<string> All => Literal.Concat(Odd).Concat(IPv6);

    static readonly string[] Literal =
    [
        "http://127.0.0.1/", "http://127.0.0.1:8080/", "https://127.0.0.1/", "http://127.255.255.254/", "http://127.0.53.53/",
        "http://10.0.0.0/", "http://10.0.0.5/", "http://10.255.255.255/",
        "http://172.16.0.1/", "http://172.31.255.255/", "http://172.20.10.1/",
        "http://192.168.0.1/", "http://192.168.255.255/",
        "http://169.254.0.1/", "http://169.254.169.254/latest/meta-data/", "https://169.254.169.254/", "http://169.254.169.253/", "http://169.254.170.2/v2/credentials", "http://169.254.255.255/",
        "http://100.64.0.1/", "http://100.127.255.255/", "http://100.100.100.200/latest/meta-data/",
        "http://192.0.0.1/", "http://192.0.0.192/opc/v2/instance/", "http://168.63.129.16/machine/",
        "http://192.0.2.1/", "http://198.51.100.7/", "http://203.0.113.9/", "http://192.88.99.1/",
        "http://198.18.0.1/", "http://198.19.255.255/",
        "http://0.0.0.0/", "http://0.1.2.3/", "http://0.255.255.255/",
        "http://224.0.0.1/", "http://239.255.255.250/", "http://240.0.0.1/", "http://254.1.2.3/", "http://255.255.255.255/",
    ];

    static readonly string[] Odd =
    [
        "http://2130706433/", "http://167772165/", "http://3232235521/", "http://2852039166/latest/", "http://0/", "http://4294967295/",
        "http://0x7f000001/", "http://0x0a000005/", "http://0xa9fea9fe/", "http://0xC0A80001/", "http://0x7f.0x0.0x0.0x1/", "http://0xa9.254.0251.254/",
        "http://0177.0.0.1/", "http://0177.0.0.01/", "http://017700000001/", "http://012.0.0.5/", "http://0300.0250.0.1/", "http://0251.0376.0251.0376/", "http://00000177.0.0.1/",
        "http://127.1/", "http://127.0.1/", "http://10.5/", "http://192.168.1/", "http://172.16.1/", "http://169.254.43518/", "http://0x7f.1/", "http://0177.1/",
        "http://127.0.0.1./", "http://10.0.0.5./", "http://0177.0.0.1./", "http://2130706433./", "http://0x7f.1./",
        "http://１２７.０.０.１/", "http://①②⑦.⓪.⓪.①/", "http://127。0。0。1/", "http://169｡254｡169｡254/", "http://１６９.２５４.１６９.２５４/",
        "http://127.0.0.1:80/", "HTTP://127.0.0.1/", "http://127.0.0.1?x=1", "http://127.0.0.1#x",
    ];

    static readonly string[] IPv6 =
    [
        "http://[::]/", "http://[::1]/", "http://[::1]:8080/", "http://[0:0:0:0:0:0:0:1]/", "http://[0000:0000:0000:0000:0000:0000:0000:0001]/",
        "http://[::ffff:127.0.0.1]/", "http://[::ffff:7f00:1]/", "http://[::ffff:10.0.0.5]/", "http://[::ffff:0a00:0005]/", "http://[::ffff:169.254.169.254]/", "http://[::ffff:a9fe:a9fe]/", "http://[0:0:0:0:0:ffff:192.168.0.1]/", "http://[::ffff:100.100.100.200]/", "http://[::ffff:0.0.0.0]/",
        "http://[::127.0.0.1]/", "http://[::10.0.0.5]/", "http://[::a9fe:a9fe]/", "http://[::93.184.216.34]/", "http://[::ffff:0:127.0.0.1]/", "http://[::ffff:0:10.0.0.5]/",
        "http://[64:ff9b::127.0.0.1]/", "http://[64:ff9b::10.0.0.5]/", "http://[64:ff9b::a9fe:a9fe]/", "http://[64:ff9b::192.168.1.1]/", "http://[64:ff9b:1::10.0.0.5]/", "http://[64:ff9b:1::1]/",
        "http://[2002:7f00:1::1]/", "http://[2002:a00:5::]/", "http://[2002:a9fe:a9fe::1]/", "http://[2001:0:7f00:1::]/", "http://[2001:0:53aa:64c:0:7fff:f5ff:fffa]/", "http://[2001::1]/",
        "http://[fc00::1]/", "http://[fd00::1]/", "http://[fd00:ec2::254]/latest/meta-data/", "http://[fd20:ce::254]/", "http://[fdff:ffff::1]/",
        "http://[fe80::1]/", "http://[fe80::1%25eth0]/", "http://[febf::1]/", "http://[fe80::5efe:10.0.0.5]/", "http://[fec0::1]/", "http://[2a00:1450::5efe:10.0.0.5]/", "http://[2a00:1450::200:5efe:192.168.0.1]/",
        "http://[ff02::1]/", "http://[ff05::c]/", "http://[2001:db8::1]/", "http://[3fff::1]/", "http://[2001:2::1]/", "http://[2001:10::1]/", "http://[2001:20::1]/",
        "http://[100::1]/", "http://[5f00::1]/", "http://[200::1]/", "http://[4000::1]/", "http://[1::1]/",
    ];
}
