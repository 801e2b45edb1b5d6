"""The reference model as an analyst writes it with numpy: python3 numpy_model.py BASELINE.bin

Reads the little-endian baseline that the native program dumps and prints the sums that must equal
those of the Rust kernel, then the lines of the benchmark: processor time of one thread."""
import sys, time
import numpy as np

R, P, A, T, L, G = 21, 30, 56, 26, 11, 101
SA = 2 * A
ROUNDS = 9


def load(path):
    x = np.fromfile(path, "<f8")
    o = 0

    def take(*s):
        nonlocal o
        n = int(np.prod(s))
        v = x[o:o + n].reshape(s)
        o += n
        return v
    d = dict(stock0=take(P, R, 2, A), q=take(T, 2, A), ret=take(P, 1, 2, A), ex=take(P, 1, 2, A),
             em=take(P, 1, 2, A), mob=take(P, 1, 2, A), m=take(P, R, R), attract=take(P, R),
             entry=take(P, 1, 2, A), immp=take(P, 1, 2, A), imm=take(P, R, 1, 1), intake=take(T, P, R),
             pipe0=take(P, R, L), keep=take(P), fte=take(P, 1, 2, A), pop=take(T, R, G), need=take(P, G))
    d["len"] = take(P).astype(int)
    return d


def run(d, mobility):
    n = d["stock0"].copy()
    pipe = d["pipe0"].copy()
    out = np.zeros((T, P, R, 10))
    ar = np.arange(P)
    ln = d["len"]
    demand = np.einsum("trg,pg->tpr", d["pop"], d["need"], optimize=True)
    for t in range(T):
        o = out[t]
        o[..., 0] = n.sum((2, 3)); o[..., 1] = (n * d["fte"]).sum((2, 3))
        x = n * d["q"][t]; o[..., 2] = x.sum((2, 3)); m = n - x
        x = m * d["ret"]; o[..., 3] = x.sum((2, 3)); m = m - x
        x = m * d["ex"]; o[..., 4] = x.sum((2, 3)); m = m - x
        x = m * d["em"]; o[..., 5] = x.sum((2, 3)); m = m - x
        x = m * d["mob"]; o[..., 6] = x.sum((2, 3))
        if mobility == "einsum":
            inn = np.einsum("pkr,pksa->prsa", d["m"], x)
        else:
            inn = np.matmul(d["m"].transpose(0, 2, 1), x.reshape(P, R, SA)).reshape(P, R, 2, A)
        o[..., 7] = inn.sum((2, 3))
        m = m - x + inn
        g = pipe[ar, :, ln - 1] * d["keep"][:, None]
        pipe[:, :, 1:] = pipe[:, :, :-1] * d["keep"][:, None, None]
        pipe[:, :, 0] = d["intake"][t]
        o[..., 8] = g; o[..., 9] = o[..., 1] - demand[t]
        n = np.zeros_like(m)
        n[..., 1:] = m[..., :-1]
        n += g[:, :, None, None] * d["entry"] + d["imm"] * d["immp"]
    return out


if __name__ == "__main__":
    d = load(sys.argv[1])
    out = run(d, "matmul")
    w = np.fromfunction(lambda t, p, r: 1.0 + (t * 7 + p * 3 + r) % 11, (T, P, R))
    print("#check", *["%.17e" % (w * out[..., i]).sum() for i in (0, 1, 7, 9)])
    times = {"matmul": [], "einsum": []}
    for _ in range(ROUNDS):
        for mobility, of in times.items():
            start = time.process_time()
            run(d, mobility)
            of.append((time.process_time() - start) * 1e3)
    for mobility, of in times.items():
        print(f"numpy, {mobility} for mobility", P * R * SA * T, "-", ",".join(map(str, of)), sep="\t")
