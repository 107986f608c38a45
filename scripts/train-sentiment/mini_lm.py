"""all-MiniLM-L6-v2 (Wang et al., NeurIPS 2020; Reimers & Gurevych, EMNLP 2019) in torch, from a 4-bit ONNX file."""

import numpy as np
import onnx
import torch
import torch.nn.functional as F
from onnx import numpy_helper
from torch import nn

WIDTH, HEADS, LAYERS, PIECES, PLACES = 384, 12, 6, 30522, 512
FIRST, LAST = 101, 102


class Layer(nn.Module):
    def __init__(self):
        super().__init__()
        self.query, self.key, self.value, self.joined = (nn.Linear(WIDTH, WIDTH) for _ in range(4))
        self.wide, self.narrow = nn.Linear(WIDTH, 4 * WIDTH), nn.Linear(4 * WIDTH, WIDTH)
        self.norm, self.last_norm = nn.LayerNorm(WIDTH, eps=1e-12), nn.LayerNorm(WIDTH, eps=1e-12)
        self.drop = nn.Dropout(0.1)

    def forward(self, states, mask):
        texts, length, _ = states.shape
        parts = (part(states).view(texts, length, HEADS, WIDTH // HEADS).transpose(1, 2) for part in (self.query, self.key, self.value))
        seen = F.scaled_dot_product_attention(*parts, attn_mask=mask).transpose(1, 2).reshape(texts, length, WIDTH)
        states = self.norm(states + self.drop(self.joined(seen)))
        return self.last_norm(states + self.drop(self.narrow(F.gelu(self.wide(states)))))


class MiniLm(nn.Module):
    def __init__(self):
        super().__init__()
        self.piece, self.place = nn.Embedding(PIECES, WIDTH), nn.Embedding(PLACES, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.drop = nn.Dropout(0.1)

    def forward(self, texts):
        """States of the pieces of some texts, and which of them are there."""
        pieces = nn.utils.rnn.pad_sequence([torch.tensor([FIRST, *text, LAST]) for text in texts], batch_first=True)
        lengths = torch.tensor([len(text) + 2 for text in texts])
        there = torch.arange(pieces.shape[1]) < lengths[:, None]
        states = self.drop(self.norm(self.piece(pieces) + self.place.weight[: pieces.shape[1]]))
        number = torch.bfloat16 if torch.is_autocast_enabled("cpu") else torch.float32
        mask = torch.zeros(len(texts), 1, 1, pieces.shape[1], dtype=number).masked_fill(~there[:, None, None], -1e4)
        for layer in self.layers:
            states = layer(states, mask)
        return states, there


def read_mini_lm(file):
    """As onnx-community published it: blocks of 32 weights of 4 bits."""
    stored = {one.name: numpy_helper.to_array(one) for one in onnx.load(file).graph.initializer}
    state = {}

    def put(name, source):
        state[name] = torch.tensor(np.array(stored[source]), dtype=torch.float32)

    def put_linear(name, source, rows, columns):
        packed = stored[f"{source}.MatMul.weight_Q4"].reshape(rows, columns // 32, 16)
        steps = np.stack([packed & 15, packed >> 4], -1).reshape(rows, columns // 32, 32).astype(np.float32) - 8
        scales = stored[f"{source}.MatMul.weight_scales"].reshape(rows, columns // 32, 1)
        state[f"{name}.weight"] = torch.tensor((steps * scales).reshape(rows, columns), dtype=torch.float32)
        put(f"{name}.bias", f"{source}.Add.bias")

    put("piece.weight", ".model.embeddings.word_embeddings.weight")
    put("place.weight", ".model.embeddings.position_embeddings.weight")
    state["place.weight"] += torch.tensor(np.array(stored[".model.embeddings.token_type_embeddings.weight"][0]))
    norms = {"norm": "model.layers.-1.embeddings_norm_layernorm"}
    for own in range(LAYERS):
        for name, source in (("query", "q_proj"), ("key", "k_proj"), ("value", "v_proj"), ("joined", "o_proj")):
            put_linear(f"layers.{own}.{name}", f"model.layers.{own}.attn.{source}", WIDTH, WIDTH)
        put_linear(f"layers.{own}.wide", f"model.layers.{own}.mlp.fc1", 4 * WIDTH, WIDTH)
        put_linear(f"layers.{own}.narrow", f"model.layers.{own}.mlp.fc2", WIDTH, 4 * WIDTH)
        norms[f"layers.{own}.norm"] = f"model.layers.{own}.attention_output_norm_layernorm"
        norms[f"layers.{own}.last_norm"] = f"model.layers.{own}.mlp_output_norm_layernorm"
    for name, source in norms.items():
        put(f"{name}.weight", f"{source}.weight")
        put(f"{name}.bias", f"{source}.bias")
    model = MiniLm()
    model.load_state_dict(state)
    return model
